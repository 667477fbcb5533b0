/** The PostgreSQL that everything stands on: whose roles, which schemas, and how they come into being. */
@NullMarked
package io.keyledger.eventstore.database;

import org.jspecify.annotations.NullMarked;
