import '../sim/data/all-data';
import { watchDataRule } from './expect/data-rule-watch';
import { knowDataWatches } from './expect/data-watches';
import { watchReadModel } from './expect/read-model-watch';
import { watchSagas } from './expect/sagas-watch';
import { dataModel } from './data-model-of';
import { knowDataModels } from './needs-data';

/** Whoever imports this file can run scenarios with data, and say what became of their expectations. */
knowDataModels(dataModel);
knowDataWatches({ sagas: watchSagas, readModel: watchReadModel, rule: watchDataRule });
