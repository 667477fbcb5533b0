/** The program beside a small model of itself: whatever people do in whatever order, both must give the same answers. */
@NullMarked
package io.keyledger.standalone.model;

import org.jspecify.annotations.NullMarked;
