/** Tests of what every HTTP answer has in common. */
@NullMarked
package io.keyledger.http;

import org.jspecify.annotations.NullMarked;
