package io.keyledger.eventstore.database;

/**
 * Where the PostgreSQL database is and as whom it is entered.
 *
 * @param url the JDBC URL, without credentials
 * @param application the role that the running application uses; it owns nothing
 * @param owner the role that owns the schemas and runs the migrations
 */
public record Database(String url, Login application, Login owner) {}
