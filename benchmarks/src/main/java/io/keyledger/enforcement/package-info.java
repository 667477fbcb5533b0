/** What has to look like the real thing where a verdict is measured alone. */
@NullMarked
package io.keyledger.enforcement;

import org.jspecify.annotations.NullMarked;
