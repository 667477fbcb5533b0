package io.keyledger.eventstore.database;

/**
 * A schema of one module, declared as a bean by that module.
 *
 * @param name the schema's name; it holds its own migration history
 * @param location where its migrations are, for example {@code classpath:db/eventstore}
 */
public record Schema(String name, String location) {}
