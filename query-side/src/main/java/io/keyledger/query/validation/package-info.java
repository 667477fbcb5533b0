/** May this request pass? The lookup of secrets, the verdict, and who may ask for one. */
@NullMarked
package io.keyledger.query.validation;

import org.jspecify.annotations.NullMarked;
