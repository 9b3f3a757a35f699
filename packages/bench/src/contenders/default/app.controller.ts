import { Controller, Get, HttpCode, Post, Request, UseGuards } from '@nestjs/common';
import { AuthService } from './auth/auth.service.js';
import { JwtAuthGuard, JwtRefreshGuard, LocalAuthGuard } from './auth/guards.js';
import type { Principal } from './auth/auth.service.js';

interface Authenticated {
  user: Principal;
}

@Controller()
export class AppController {
  constructor(private readonly authService: AuthService) {}

  @UseGuards(LocalAuthGuard)
  @Post('auth/login')
  @HttpCode(200)
  login(@Request() request: Authenticated) {
    return this.authService.login(request.user);
  }

  @UseGuards(JwtRefreshGuard)
  @Post('auth/refresh')
  @HttpCode(200)
  refresh(@Request() request: Authenticated) {
    return this.authService.login(request.user);
  }

  @UseGuards(JwtAuthGuard)
  @Get('user/profile')
  getProfile(@Request() request: Authenticated) {
    return request.user;
  }
}
