package dev.crossover.cloud.engine;

/**
 * How to reach the PostgreSQL database that stands for Aurora.
 *
 * @param url the JDBC address
 * @param username the user
 * @param password the password
 */
public record Database(String url, String username, String password) {
}
