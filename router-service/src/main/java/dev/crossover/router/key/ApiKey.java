package dev.crossover.router.key;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key: {@code xo_<env>_<id>_<secret>}. The secret has 256 bits. One of 49
 * characters ends with a {@linkplain Checksum checksum}, so that a key that was copied
 * wrong is known without a look at any table; keys that were made elsewhere have other
 * lengths.
 *
 * @param id names the key; not a secret
 * @param text the whole key
 */
public record ApiKey(String id, String text) {

	private static final Pattern FORM = Pattern.compile("xo_[a-z]{1,16}_([A-Za-z0-9]{4,32})_([A-Za-z0-9]{43,64})");

	/**
	 * Reads a key.
	 * @param text what may be one
	 * @return the key, or empty when it is malformed
	 */
	public static Optional<ApiKey> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches() || (matcher.group(2).length() == NewKey.SECRET_LENGTH && !Checksum.fits(text))) {
			return Optional.empty();
		}
		return Optional.of(new ApiKey(matcher.group(1), text));
	}

	/**
	 * Leaves the key out.
	 */
	@Override
	public String toString() {
		return "ApiKey[id=%s]".formatted(this.id);
	}

}
