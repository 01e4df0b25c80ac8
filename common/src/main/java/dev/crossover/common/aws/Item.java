package dev.crossover.common.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A DynamoDB item, read and written by the types we use: texts, numbers, instants, lists
 * of texts.
 */
public final class Item {

	private final Map<String, AttributeValue> attributes;

	private Item(Map<String, AttributeValue> attributes) {
		this.attributes = attributes;
	}

	/**
	 * An item to be written.
	 * @return an empty item
	 */
	public static Item create() {
		return new Item(new HashMap<>());
	}

	/**
	 * An item that was read.
	 * @param attributes its attributes
	 * @return the item
	 */
	public static Item of(Map<String, AttributeValue> attributes) {
		return new Item(new HashMap<>(attributes));
	}

	/**
	 * Sets an attribute; a {@code null} leaves it out.
	 * @param name the attribute
	 * @param value a text, number, instant or list of texts
	 * @return this item
	 * @throws IllegalArgumentException for any other type
	 */
	public Item with(String name, @Nullable Object value) {
		if (value != null) {
			this.attributes.put(name, attribute(value));
		}
		return this;
	}

	/**
	 * A value as DynamoDB takes it.
	 * @param value a text, number, instant or list of texts
	 * @return the attribute value
	 * @throws IllegalArgumentException for any other type
	 */
	public static AttributeValue attribute(Object value) {
		return switch (value) {
			case String text -> AttributeValue.fromS(text);
			case Number number -> AttributeValue.fromN(number.toString());
			case Instant instant -> AttributeValue.fromS(instant.toString());
			case List<?> list -> AttributeValue.fromL(list.stream().map(Item::attribute).toList());
			default -> throw new IllegalArgumentException(value.getClass().getName());
		};
	}

	public Map<String, AttributeValue> attributes() {
		return this.attributes;
	}

	/**
	 * A text that is there.
	 * @param name the attribute
	 * @return the text
	 */
	public String text(String name) {
		return required(name).s();
	}

	/**
	 * A whole number that is there.
	 * @param name the attribute
	 * @return the number
	 */
	public long number(String name) {
		return Long.parseLong(required(name).n());
	}

	/**
	 * A time that is there.
	 * @param name the attribute
	 * @return the time
	 */
	public Instant instant(String name) {
		return Instant.parse(text(name));
	}

	/**
	 * A time that may not be there.
	 * @param name the attribute
	 * @return the time, or {@code null}
	 */
	public @Nullable Instant instantOrNull(String name) {
		return optional(name).map((value) -> Instant.parse(value.s())).orElse(null);
	}

	/**
	 * A list of texts that is there.
	 * @param name the attribute
	 * @return the texts
	 */
	public List<String> texts(String name) {
		return required(name).l().stream().map(AttributeValue::s).toList();
	}

	/**
	 * An attribute that may not be there.
	 * @param name the attribute
	 * @return its value, or empty
	 */
	public Optional<AttributeValue> optional(String name) {
		return Optional.ofNullable(this.attributes.get(name));
	}

	private AttributeValue required(String name) {
		return Objects.requireNonNull(this.attributes.get(name), () -> "item without " + name);
	}

}
