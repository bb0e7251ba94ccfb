import type { Time } from '../../base/time';
import { NO_ROWS, type Rows } from '../rows/rows';
import { NO_TABLE, type Table } from '../rows/table';
import { NO_TEXTS, type TextMap } from '../rows/text-map';

export type UserStatus = 'active' | 'closed';

export type User = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: UserStatus;
  readonly createdAt: Time;
  readonly updatedAt: Time;
  /** How many events made the row what it is. */
  readonly version: number;
};

export interface UsersState {
  readonly users: Table<User>;
  /** The id of the user that has an address, by the address in small letters. */
  readonly byEmail: TextMap<string>;
  /** What each user is searched by, in the order of the users: name and address in small letters. */
  readonly searchTexts: Rows<string>;
}

export const NO_USERS: UsersState = { users: NO_TABLE, byEmail: NO_TEXTS, searchTexts: NO_ROWS };

/** `body` may be anything: deciding begins with reading it. */
export type UserCommand =
  | { readonly type: 'create'; readonly body: unknown }
  | { readonly type: 'update'; readonly id: string; readonly body: unknown };

export type UserEvent =
  | {
      readonly type: 'user.created';
      readonly id: string;
      readonly at: Time;
      readonly name: string;
      readonly email: string;
    }
  | {
      readonly type: 'user.updated';
      readonly id: string;
      readonly at: Time;
      readonly changes: UserChanges;
    };

export type UserChanges = {
  readonly name?: string;
  readonly email?: string;
  readonly status?: UserStatus;
};
