package dev.crossover.router.key;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a key may be used for. */
public enum Scope {

	/** To have documents classified. */
	CLASSIFY,

	/** To read. */
	READ,

	/** To look after accounts, keys and parameters; for whoever runs Crossover. */
	ADMIN;

	/** What a key may be used for unless said otherwise. */
	public static final Set<Scope> USUAL = Set.of(CLASSIFY, READ);

	/**
	 * The scope of a name.
	 * @param text the name
	 * @return the scope, or empty for an unknown name
	 */
	public static Optional<Scope> of(String text) {
		return Arrays.stream(values()).filter((scope) -> scope.text().equals(text)).findFirst();
	}

	/**
	 * The name.
	 * @return the name in lower case
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
