/** The example installation of containers, held against the applications as far as that goes without containers. */
@NullMarked
package io.keyledger.standalone.installation;

import org.jspecify.annotations.NullMarked;
