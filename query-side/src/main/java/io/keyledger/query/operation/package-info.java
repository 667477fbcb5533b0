/** What operators of the installation see of the answering side, and may do to it. */
@NullMarked
package io.keyledger.query.operation;

import org.jspecify.annotations.NullMarked;
