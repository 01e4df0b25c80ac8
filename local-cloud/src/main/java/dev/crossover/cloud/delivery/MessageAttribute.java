package dev.crossover.cloud.delivery;

/**
 * An attribute of a message.
 *
 * @param type its type, such as {@code String} or {@code Number}
 * @param value its value as text
 */
public record MessageAttribute(String type, String value) {

	public static MessageAttribute text(String value) {
		return new MessageAttribute("String", value);
	}

}
