/** What the application consists of: the bill of materials in its jar, and the licences named there. */
@NullMarked
package io.keyledger.standalone.parts;

import org.jspecify.annotations.NullMarked;
