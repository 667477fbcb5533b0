/** What an admin looks at: the keys of an organization, their state and their age. */
@NullMarked
package io.keyledger.query.inventory;

import org.jspecify.annotations.NullMarked;
