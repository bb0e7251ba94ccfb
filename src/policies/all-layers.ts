import { knowLayers } from './layer-makers';
import { MORE_LAYERS, budgetOf } from './more-layers';

/** Whoever imports this file can run every kind of layer. */
knowLayers(MORE_LAYERS, budgetOf);
