/**
 * Traces by OpenTelemetry, for whoever names a receiver. A step tells what this project's own code says of it and nothing else: no
 * address, no header, no message of an exception. Everything here is thread-safe but for {@link io.keyledger.tracing.Step}.
 */
@NullMarked
package io.keyledger.tracing;

import org.jspecify.annotations.NullMarked;
