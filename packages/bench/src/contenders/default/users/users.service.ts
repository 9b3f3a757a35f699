import { Injectable } from '@nestjs/common';
import { account } from '../../settings.js';

export interface User {
  userId: number;
  email: string;
  passwordHash: string;
}

/** The documentation's list in memory: this contender has no database. */
@Injectable()
export class UsersService {
  private readonly users: User[] = [
    { userId: 1, email: account.email, passwordHash: account.passwordHash },
  ];

  async findOne(email: string): Promise<User | undefined> {
    return this.users.find((user) => user.email === email);
  }
}
