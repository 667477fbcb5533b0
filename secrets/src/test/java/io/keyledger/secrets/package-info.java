/** What is claimed of secrets and keyrings, tested. */
@NullMarked
package io.keyledger.secrets;

import org.jspecify.annotations.NullMarked;
