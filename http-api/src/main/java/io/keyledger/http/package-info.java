/** What every HTTP answer of Keyledger has in common: problems, strict JSON, limits, positions, correlation, OpenAPI. */
@NullMarked
package io.keyledger.http;

import org.jspecify.annotations.NullMarked;
