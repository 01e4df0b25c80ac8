package dev.crossover.cloud.signature;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The parameters of a query, each as it is written in a canonical request. */
final class QueryParameters {

	private final List<Parameter> parameters;

	private QueryParameters(List<Parameter> parameters) {
		this.parameters = parameters;
	}

	static QueryParameters of(@Nullable String query) {
		return new QueryParameters(Arrays.stream(((query != null) ? query : "").split("&"))
			.filter((part) -> !part.isEmpty())
			.map(Parameter::of)
			.toList());
	}

	@Nullable String value(String name) {
		return this.parameters.stream()
			.filter((parameter) -> parameter.name().equals(name))
			.map(Parameter::value)
			.findFirst()
			.orElse(null);
	}

	/**
	 * The canonical query string.
	 * @param without a parameter that is left out
	 * @return the others, encoded and in order
	 */
	String canonical(String without) {
		return this.parameters.stream()
			.filter((parameter) -> !parameter.name().equals(without))
			.map(Parameter::canonical)
			.sorted()
			.collect(Collectors.joining("&"));
	}

	/**
	 * A parameter, decoded.
	 *
	 * @param name its name
	 * @param value its value
	 */
	private record Parameter(String name, String value) {

		static Parameter of(String part) {
			int equals = part.indexOf('=');
			return (equals < 0) ? new Parameter(PercentEncoding.decode(part), "")
					: new Parameter(PercentEncoding.decode(part.substring(0, equals)),
							PercentEncoding.decode(part.substring(equals + 1)));
		}

		String canonical() {
			return PercentEncoding.encode(this.name, "") + "=" + PercentEncoding.encode(this.value, "");
		}

	}

}
