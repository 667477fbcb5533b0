/** The program beside a small model of itself: whatever people do in whatever order, both must agree. */
@NullMarked
package io.keyledger.standalone.model;

import org.jspecify.annotations.NullMarked;
