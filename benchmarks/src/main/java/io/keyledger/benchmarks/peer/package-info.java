/** Other systems that answer the same question, started as their makers mean it, to be measured beside ours. */
@NullMarked
package io.keyledger.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
