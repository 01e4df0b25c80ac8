package dev.crossover.router.batch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.key.KeyedHash;

import org.springframework.stereotype.Component;

/** Seals cursors, so that a token works for the account that got it and for no other. */
@Component
class PageTokens {

	private static final int SEAL = 32;

	private final KeyedHash hash;

	PageTokens(KeyedHash hash) {
		this.hash = hash;
	}

	/**
	 * Seals a cursor.
	 * @param account whose list it is of
	 * @param cursor the cursor
	 * @return the token
	 */
	String seal(Account account, String cursor) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((of(account, cursor) + cursor).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Opens a token.
	 * @param account who presents it
	 * @param token the token
	 * @return the cursor
	 * @throws ProblemException when it is not a token of this account
	 */
	String open(Account account, String token) {
		String sealed = decode(token);
		if (sealed.length() > SEAL && sealed.startsWith(of(account, sealed.substring(SEAL)))) {
			return sealed.substring(SEAL);
		}
		throw new ProblemException(ErrorCode.INVALID_PAGE_TOKEN,
				"The page token is not one of this list. Start without one.");
	}

	private String of(Account account, String cursor) {
		return this.hash.of("page\n" + account.id() + "\n" + cursor).substring(0, SEAL);
	}

	private static String decode(String token) {
		try {
			return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
