/**
 * How facts become tables that answer: each projection on two sides, one live and one in the shadow, with positions that
 * tell how far each is, and rebuilds that swap them.
 */
@NullMarked
package io.keyledger.projection;

import org.jspecify.annotations.NullMarked;
