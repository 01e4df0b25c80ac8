package dev.crossover.router.web;

import java.util.List;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

import org.springframework.stereotype.Component;

/**
 * Reads JSON bodies strictly: no field we do not know, no field twice, no number for a
 * text, no other charset than UTF-8. What is wrong is said by pointer or position, never
 * by quoting the body.
 */
@Component
public class JsonBody {

	private static final int SHOWN = 64;

	private static final int SNIFFED = 4;

	private final JsonMapper json;

	JsonBody(JsonMapper json) {
		this.json = json.rebuild()
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.withCoercionConfig(LogicalType.Textual,
					(texts) -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
			.build();
	}

	/**
	 * Reads a body.
	 * @param <T> what it holds
	 * @param body its bytes
	 * @param type what it holds
	 * @return what it holds
	 * @throws ProblemException when it is not that
	 */
	public <T> T read(byte[] body, Class<T> type) {
		return read(body, type, new DeserializationFeature[0]);
	}

	private <T> T read(byte[] body, Class<T> type, DeserializationFeature... strict) {
		if (isWide(body)) {
			throw new ProblemException(ErrorCode.INVALID_JSON, "The body is not UTF-8.");
		}
		T value = parse(body, type, strict);
		if (value == null) {
			throw new ProblemException(ErrorCode.INVALID_REQUEST, "The body must be a JSON object.");
		}
		return value;
	}

	/**
	 * Reads a body in which nothing may be missing.
	 * @param <T> what it holds
	 * @param body its bytes
	 * @param type what it holds
	 * @return what it holds
	 * @throws ProblemException when it is not that, or not all of it
	 */
	public <T> T readWhole(byte[] body, Class<T> type) {
		return read(body, type, DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
				DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
				DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
	}

	private <T> @Nullable T parse(byte[] body, Class<T> type, DeserializationFeature... strict) {
		try {
			return this.json.readerFor(type)
				.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
				.withFeatures(strict)
				.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
				.readValue(body);
		}
		catch (UnrecognizedPropertyException ex) {
			throw at(ex, ErrorCode.UNKNOWN_FIELD, "This field is not known. Remove it.");
		}
		catch (DatabindException ex) {
			throw at(ex, ErrorCode.INVALID_REQUEST, "This is not of the expected type.");
		}
		catch (JacksonException ex) {
			throw new ProblemException(ErrorCode.INVALID_JSON,
					"The body is not valid JSON in UTF-8%s.".formatted(position(ex.getLocation())));
		}
	}

	private static String position(@Nullable TokenStreamLocation at) {
		return (at != null) ? ": line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()) : "";
	}

	// UTF-16 and UTF-32, which the parser would guess: with a mark, or with zeros.
	private static boolean isWide(byte[] body) {
		for (int i = 0; i < Math.min(SNIFFED, body.length); i++) {
			if (body[i] == 0 || body[i] == (byte) 0xFE || body[i] == (byte) 0xFF) {
				return true;
			}
		}
		return false;
	}

	private static ProblemException at(DatabindException ex, ErrorCode code, String detail) {
		StringBuilder pointer = new StringBuilder();
		for (JacksonException.Reference step : ex.getPath()) {
			pointer.append('/')
				.append((step.getPropertyName() != null) ? escaped(step.getPropertyName()) : step.getIndex());
		}
		return new ProblemException(code,
				pointer.isEmpty() ? "The body must be one JSON object of the documented form, and whole."
						: "%s: %s".formatted(pointer, detail),
				List.of(InputError.at(pointer.toString(), code.text(), detail)));
	}

	private static String escaped(String name) {
		String plain = name.replaceAll("\\p{Cntrl}", "?").replace("~", "~0").replace("/", "~1");
		return (plain.length() > SHOWN) ? plain.substring(0, SHOWN) : plain;
	}

}
