import { Get } from '@nestjs/common';
import { Problem } from '../../common/problems';
import { ConsoleController } from '../session/console-access';

/** Stands behind all other pages: an address that nobody has is told as a page, too. */
@ConsoleController('')
export class UnknownPageController {
  @Get('*')
  unknown(): never {
    throw new Problem('not_found', 'There is no such page. The menu lists all.');
  }
}
