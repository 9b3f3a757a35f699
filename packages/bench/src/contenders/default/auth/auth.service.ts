import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { verify } from '@node-rs/argon2';
import { UsersService } from '../users/users.service.js';
import { jwtConstants } from './constants.js';

export interface Principal {
  userId: number;
  email: string;
}

@Injectable()
export class AuthService {
  constructor(
    private readonly usersService: UsersService,
    private readonly jwtService: JwtService,
  ) {}

  async validateUser(email: string, password: string): Promise<Principal | null> {
    const user = await this.usersService.findOne(email);
    if (user && (await verify(user.passwordHash, password))) {
      return { userId: user.userId, email: user.email };
    }
    return null;
  }

  login(user: Principal) {
    const payload = { email: user.email, sub: String(user.userId) };
    const refresh = { privateKey: jwtConstants.refresh.sign, expiresIn: '7d' } as const;
    return {
      accessToken: this.jwtService.sign(payload),
      refreshToken: this.jwtService.sign(payload, refresh),
    };
  }
}
