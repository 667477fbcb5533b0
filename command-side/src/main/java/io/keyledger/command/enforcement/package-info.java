/** That what takes validity away is answered only when no validator accepts it any more, and who the validators are. */
@NullMarked
package io.keyledger.command.enforcement;

import org.jspecify.annotations.NullMarked;
