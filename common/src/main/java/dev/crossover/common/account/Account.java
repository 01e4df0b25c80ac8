package dev.crossover.common.account;

import dev.crossover.policy.account.AccountType;

/**
 * Whose work it is. It comes from the credential alone, never from a body or parameter.
 *
 * @param id the account's id
 * @param type what it is promised and allowed
 */
public record Account(String id, AccountType type) {

	/** The header by which services tell each other whose work it is. */
	public static final String HEADER = "Crossover-Account";

	/**
	 * The header's value.
	 * @return id and type
	 */
	public String toHeader() {
		return this.id + ";" + this.type.name();
	}

	/**
	 * Reads the header's value.
	 * @param value the value
	 * @return the account
	 * @throws IllegalArgumentException when it is not one
	 */
	public static Account fromHeader(String value) {
		int semicolon = value.lastIndexOf(';');
		if (semicolon < 1) {
			throw new IllegalArgumentException("Not an account");
		}
		return new Account(value.substring(0, semicolon), AccountType.valueOf(value.substring(semicolon + 1)));
	}
}
