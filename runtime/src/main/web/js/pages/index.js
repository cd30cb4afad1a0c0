// Every page: {id, nav, title(route), channels(route, app), view(route, app)}. The order is that of the header.

import { backtest } from './backtest.js';
import { backtests } from './backtests.js';
import { bot } from './bot.js';
import { help } from './help.js';
import { log } from './log.js';
import { overview } from './overview.js';
import { plugins } from './plugins.js';
import { risk } from './risk.js';
import { system } from './system.js';

export const PAGES = [overview, bot, risk, system, plugins, backtests, backtest, log, help];
