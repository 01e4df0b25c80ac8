package dev.crossover.router.cursor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import dev.crossover.common.account.Account;
import dev.crossover.router.key.KeyedHash;

import org.springframework.stereotype.Component;

/**
 * Seals places, so that a cursor works for the account that got it, in the list that it
 * came from, and nowhere else.
 */
@Component
public class Cursors {

	private static final int SEAL = 32;

	private final KeyedHash hash;

	Cursors(KeyedHash hash) {
		this.hash = hash;
	}

	/**
	 * Seals a place.
	 * @param account whose list it is in
	 * @param list the list, with its filters where it has some
	 * @param place the place
	 * @return letters, digits, hyphens and underscores
	 */
	public String seal(Account account, String list, String place) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((sealOf(account, list, place) + place).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Opens a cursor.
	 * @param account who presents it
	 * @param list the list it is presented to
	 * @param cursor the cursor
	 * @return the place, or empty when it was not sealed for this account and list
	 */
	public Optional<String> open(Account account, String list, String cursor) {
		String sealed = decode(cursor);
		return (sealed.length() > SEAL && sealed.startsWith(sealOf(account, list, sealed.substring(SEAL))))
				? Optional.of(sealed.substring(SEAL)) : Optional.empty();
	}

	private String sealOf(Account account, String list, String place) {
		return this.hash.of("cursor\n%s\n%s\n%s".formatted(account.id(), list, place)).substring(0, SEAL);
	}

	private static String decode(String cursor) {
		try {
			return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
