/** Measures what is private to the answering side, and is therefore at home in its package. */
@NullMarked
package io.keyledger.query.validation;

import org.jspecify.annotations.NullMarked;
