/**
 * How facts become tables that answer: each projection on two sides, one live and one in the shadow, with positions that
 * tell how far each is, rebuilds that swap them, and answers that say how fresh they are.
 */
@NullMarked
package io.keyledger.query.projection;

import org.jspecify.annotations.NullMarked;
