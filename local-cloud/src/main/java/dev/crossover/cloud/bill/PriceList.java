package dev.crossover.cloud.bill;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The price file.
 *
 * @param asOf the day on which the prices were put together
 * @param region where they hold
 * @param currency of the prices
 * @param notCounted what AWS charges for, or gives for free, and the bill leaves out
 * @param assumptions what is assumed of a phase that is charged for, by the phase
 * @param prices the prices
 */
public record PriceList(LocalDate asOf, String region, String currency, List<String> notCounted,
		Map<String, String> assumptions, List<Price> prices) {

	static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
				DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
		.build();

	/**
	 * Reads the file that belongs to this program.
	 * @return the prices
	 */
	public static PriceList read() {
		try (InputStream file = PriceList.class.getResourceAsStream("prices.json")) {
			return JSON.readValue(Objects.requireNonNull(file), PriceList.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Optional<Price> price(String id) {
		return this.prices.stream().filter((price) -> price.id().equals(id)).findFirst();
	}

}
