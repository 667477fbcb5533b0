/** Load for measurements; nothing here is a test, and nothing here is part of Keyledger. */
@NullMarked
package io.keyledger.benchmarks;

import org.jspecify.annotations.NullMarked;
