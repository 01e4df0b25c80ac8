package dev.crossover.router.account;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key: {@code xo_<env>_<id>_<secret>}, the secret of 256 bits as base 62 or hex.
 *
 * @param id names the key; not a secret
 * @param text the whole key
 */
record ApiKey(String id, String text) {

	private static final Pattern FORM = Pattern.compile("xo_[a-z]{1,16}_([A-Za-z0-9]{4,32})_[A-Za-z0-9]{43,64}");

	/**
	 * Reads a key.
	 * @param text what may be one
	 * @return the key, or empty when it is malformed
	 */
	static Optional<ApiKey> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches() ? Optional.of(new ApiKey(matcher.group(1), text)) : Optional.empty();
	}

	/**
	 * Leaves the key out.
	 */
	@Override
	public String toString() {
		return "ApiKey[id=%s]".formatted(this.id);
	}

}
