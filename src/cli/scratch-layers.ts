import { ample, constant, immediateRetry, single } from './validation/models';
import { startWorld, advance } from './validation/observe';
const stack=[1,2,3].map((i)=>immediateRetry(3,`retry-${i}`));
const w=startWorld(single(20, ample('leaf',constant(1),{errorRate:1}),stack),1);
advance(w,1);
console.log(w.meter.history.at(0).counts, w.frameWidth, w.configuration.stacks[0].layers.map(l=>[l.position,l.frame,l.frameSize,l.timerFrame,l.usualDelay]));
