import { Timeline } from '../sim/timeline'; import { World } from '../sim/world'; import { reconfigure } from '../sim/reconfigure'; import { run } from '../sim/run'; import { sixServices } from './bench/six-services';
const which=process.argv[2]; let m:any=sixServices(1000);
if(which==='nolayers') m={...m,edges:m.edges.map((e:any)=>({...e,stack:[]}))};
if(which==='const') m={...m,edges:m.edges.map((e:any)=>({...e,latency:{kind:'constant',ns:250000}}))};
for (const k of ['retry','circuit-breaker','timeout','bulkhead']) if(which==='no-'+k) m={...m,edges:m.edges.map((e:any)=>({...e,stack:e.stack.filter((l:any)=>l.kind!==k)}))};
const w=new World(1); reconfigure(w,m); run(w,20e9); const b=w.dispatched; const c=process.cpuUsage(); run(w,320e9); const u=process.cpuUsage(c);
console.log(which, ((w.dispatched-b)/((u.user+u.system))).toFixed(2), (1000*(u.user+u.system)/(w.dispatched-b)).toFixed(0)+' ns');
