import { knowData } from '../data-host';
import { dataChangeText } from './data-change-words';
import { compileData } from './data-part';
import { DataWorld } from './data-world';

/** Whoever imports this file can run scenarios with data. */
knowData({
  compile: compileData,
  host: (world) => new DataWorld(world),
  changeText: dataChangeText,
});
