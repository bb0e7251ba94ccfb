import type { GuideEntry } from '../guide-entry';

export const loadBalancer: GuideEntry = {
  what: 'A load balancer decides which instance of the callee takes a call. It knows who is there, who is healthy, how much each weighs, and how many of its own calls are under way at each.',
  when: 'Whenever a callee has more than one instance. Round robin will do while all are alike; least connections or two random choices when the work or the instances differ.',
  hurts:
    'Least connections sends nearly everything to an instance that fails at once, because it is never busy. Each caller counts only its own calls. With too few healthy instances it has to choose between overload and failure: that is what the panic share is for.',
  figure: {
    caption: 'Calls take turns. While the second instance is down, the others get its share.',
    lanes: [
      {
        label: 'Instance 1',
        marks: [
          ['served', 5],
          ['served', 26],
          ['served', 44],
          ['served', 62],
          ['served', 80],
        ],
      },
      {
        label: 'Instance 2',
        bars: [{ from: 20, to: 74, look: 'fault', label: 'down' }],
        marks: [
          ['served', 12],
          ['served', 86],
        ],
      },
      {
        label: 'Instance 3',
        marks: [
          ['served', 18],
          ['served', 35],
          ['served', 53],
          ['served', 71],
          ['served', 93],
        ],
      },
    ],
  },
  settings: ['algorithm', 'hashBy', 'panicBelow', 'slowStartMs'],
  tries: [
    { scenario: 'two-choices', words: 'Change the algorithm and watch the 95th percentile.' },
    { scenario: 'black-hole', words: 'See which balancer feeds the instance that fails at once.' },
  ],
  related: ['outlier-ejection', 'instances', 'hedge'],
};

export const outlierEjection: GuideEntry = {
  what: 'Outlier ejection keeps calls away from single instances that fail more than the others. It judges by the calls themselves; an ejected instance comes back after a time, which doubles when it is ejected again.',
  when: 'Where callees have several instances and one of them may be up but broken, which no health check that it answers itself will notice.',
  hurts:
    'A slow instance that never fails is ejected only if a timeout makes its slowness a failure. When the cause is behind all instances it takes away capacity that is needed; the greatest share limits that.',
  figure: {
    caption:
      'One instance fails call after call. It is ejected, gets no calls for a while, and then may prove itself.',
    lanes: [
      {
        label: 'Instance 1',
        marks: [
          ['served', 6],
          ['served', 24],
          ['served', 40],
          ['served', 52],
          ['served', 66],
          ['served', 80],
          ['served', 94],
        ],
      },
      {
        label: 'Instance 2',
        bars: [{ from: 36, to: 84, look: 'open', label: 'ejected' }],
        marks: [
          ['failed', 12],
          ['failed', 22],
          ['failed', 32],
          ['served', 90],
        ],
      },
    ],
  },
  settings: ['ejectOn', 'consecutiveFailures', 'intervalMs', 'baseEjectionMs', 'maxEjectedShare'],
  tries: [
    { scenario: 'outlier-ejection', words: 'See the slow instance leave, and when it comes back.' },
    { scenario: 'gray-failure', words: 'Set the timeout to 150 ms and add an ejection above it.' },
  ],
  related: ['load-balancer', 'circuit-breaker', 'timeout', 'health'],
};

export const instances: GuideEntry = {
  what: 'A node is one instance or several. Callers learn of instances that come and go a moment later than it happens, and for that long they call somebody who is not there. A fresh instance may be slow until it is warm, and one that leaves finishes what it has.',
  when: 'Give a service instances to see what balancing, crashes, restarts and zones do to its callers.',
  hurts:
    'The time until a crash is noticed is paid by callers. A restart brings a cold instance back under full load. Instances that share a database share its failures.',
  figure: {
    caption:
      'An instance crashes. Callers still try it until that is noticed; restarted, it is slow at first.',
    lanes: [
      {
        label: 'Instance',
        bars: [
          { from: 0, to: 30, look: 'work', label: 'up' },
          { from: 30, to: 60, look: 'fault', label: 'crashed' },
          { from: 60, to: 80, look: 'half', label: 'cold' },
          { from: 80, to: 100, look: 'work', label: 'up' },
        ],
      },
      {
        label: 'Calls to it',
        marks: [
          ['served', 8],
          ['served', 18],
          ['failed', 33],
          ['failed', 38],
          ['late', 68],
          ['served', 86],
          ['served', 95],
        ],
      },
    ],
  },
  settings: ['instances', 'concurrency', 'startupMs', 'warmUpMs', 'coldFactor', 'noticedAfterMs', 'drainMs'],
  tries: [
    { scenario: 'crash-and-restart', words: 'Lengthen the time until a crash is noticed.' },
    { scenario: 'split-zones', words: 'Cut the network between two zones.' },
  ],
  related: ['load-balancer', 'health', 'outlier-ejection'],
};
