import { Timeline } from '../sim/timeline'; import { sixServices } from './kernel/six-services';
const t=new Timeline({seed:1,model:sixServices(1000)}); t.run(20e9); const b=t.world.dispatched; const c=process.cpuUsage(); t.run(320e9); const u=process.cpuUsage(c);
console.log(((t.world.dispatched-b)/((u.user+u.system))).toFixed(2), t.world.hash.hex());
