/** Who managed which key, when: every fact, in store order, exactly once. */
@NullMarked
package io.keyledger.query.audit;

import org.jspecify.annotations.NullMarked;
