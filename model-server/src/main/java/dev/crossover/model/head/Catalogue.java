package dev.crossover.model.head;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The heads this server ships.
 */
public final class Catalogue {

	/** Names of the heads, each a resource beside this class. */
	public static final List<String> SHIPPED = List.of("sentiment", "subjectivity", "intent", "banking", "language");

	private final Map<String, Head> heads = new LinkedHashMap<>();

	/**
	 * Creates a catalogue.
	 * @param heads the heads, each name once
	 */
	public Catalogue(List<Head> heads) {
		heads.forEach((head) -> this.heads.put(head.name(), head));
	}

	/**
	 * Loads the heads that ship with the server.
	 * @return the catalogue
	 */
	public static Catalogue shipped() {
		return new Catalogue(SHIPPED.stream().map(Catalogue::load).toList());
	}

	private static Head load(String name) {
		try (InputStream in = Catalogue.class.getResourceAsStream(name + ".head")) {
			if (in == null) {
				throw new IllegalStateException("No head named %s in this build".formatted(name));
			}
			return HeadFile.read(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Finds a head.
	 * @param name what the caller asks for
	 * @return the head, if there is one
	 */
	public Optional<Head> find(String name) {
		return Optional.ofNullable(this.heads.get(name));
	}

	/**
	 * All heads.
	 * @return the heads
	 */
	public Stream<Head> all() {
		return this.heads.values().stream();
	}

}
