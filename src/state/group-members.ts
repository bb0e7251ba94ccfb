/** Which nodes are in which group, for whoever draws them. */
export { groupMembers } from '../scenario/group-members';
