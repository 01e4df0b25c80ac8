package dev.crossover.common.problem;

import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * The API's error codes. A code is part of the contract: clients branch on it, so it is
 * never renamed.
 */
public enum ErrorCode {

	/** No API key, or one that is not known. */
	INVALID_API_KEY(HttpStatus.UNAUTHORIZED, "API key missing or unknown"),

	/** The body cannot be read as what it claims to be. */
	INVALID_REQUEST(HttpStatus.BAD_REQUEST, "Invalid request"),

	/** The body is not valid JSON. */
	INVALID_JSON(HttpStatus.BAD_REQUEST, "Invalid JSON"),

	/** The body is not valid CSV. */
	INVALID_CSV(HttpStatus.BAD_REQUEST, "Invalid CSV"),

	/** The CSV has no text column. */
	MISSING_TEXT_COLUMN(HttpStatus.BAD_REQUEST, "Text column missing"),

	/** The compression is broken. */
	INVALID_ENCODING(HttpStatus.BAD_REQUEST, "Invalid content encoding"),

	/** The body is not UTF-8. */
	INVALID_UTF8(HttpStatus.BAD_REQUEST, "Not UTF-8"),

	/** A field is not known. */
	UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "Unknown field"),

	/** A model is not in the catalogue. */
	UNKNOWN_MODEL(HttpStatus.BAD_REQUEST, "Unknown model"),

	/** The page token is not one of this account and list. */
	INVALID_PAGE_TOKEN(HttpStatus.BAD_REQUEST, "Invalid page token"),

	/** The cursor is not one of this account and batch. */
	INVALID_CURSOR(HttpStatus.BAD_REQUEST, "Invalid cursor"),

	/** The idempotency key cannot be one. */
	INVALID_IDEMPOTENCY_KEY(HttpStatus.BAD_REQUEST, "Invalid idempotency key"),

	/** There is no document. */
	NO_DOCUMENTS(HttpStatus.BAD_REQUEST, "No documents"),

	/** The account may not do this. */
	FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),

	/** The key may not be used for this. */
	INSUFFICIENT_SCOPE(HttpStatus.FORBIDDEN, "The key may not do this"),

	/** There is no such thing, or it is another account's. */
	NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),

	/** The method is not offered here. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),

	/** The answer cannot be given in the format asked for. */
	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),

	/** Nothing was uploaded yet. */
	UPLOAD_MISSING(HttpStatus.CONFLICT, "Upload missing"),

	/** The batch has not ended. */
	BATCH_NOT_ENDED(HttpStatus.CONFLICT, "Batch not ended"),

	/** No document of the batch ended in a way that is to be retried. */
	NOTHING_TO_RETRY(HttpStatus.CONFLICT, "Nothing to retry"),

	/** The documents are not kept any more. */
	DOCUMENTS_EXPIRED(HttpStatus.CONFLICT, "Documents expired"),

	/** It was changed by someone else meanwhile. */
	CONFLICT(HttpStatus.CONFLICT, "Changed meanwhile"),

	/** A request with this idempotency key is being worked on. */
	IDEMPOTENCY_IN_PROGRESS(HttpStatus.CONFLICT, "The same request is in progress"),

	/** What was to be changed has been changed meanwhile. */
	STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "Changed meanwhile"),

	/** More bytes than allowed. */
	TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Too large"),

	/** More documents than allowed. */
	TOO_MANY_DOCUMENTS(HttpStatus.CONTENT_TOO_LARGE, "Too many documents"),

	/** The format or compression of the body is not supported. */
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),

	/** What was uploaded is not what was announced. */
	UPLOAD_MISMATCH(HttpStatus.UNPROCESSABLE_CONTENT, "Upload differs"),

	/** The idempotency key was used for another request. */
	IDEMPOTENCY_MISMATCH(HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency key used for another request"),

	/** More requests than the account may make. */
	RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),

	/** More documents than the account may send in a day. */
	DOCUMENT_QUOTA_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, "Daily documents used up"),

	/** More than the account may spend in a day. */
	SPEND_CAP_REACHED(HttpStatus.TOO_MANY_REQUESTS, "Daily spend reached"),

	/** The account has as many batches open as it may. */
	TOO_MANY_BATCHES(HttpStatus.TOO_MANY_REQUESTS, "Too many open batches"),

	/** The account has as many event streams open as it may. */
	TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "Too many event streams"),

	/** Too many unknown keys from one address. */
	TOO_MANY_FAILURES(HttpStatus.TOO_MANY_REQUESTS, "Too many unknown API keys"),

	/** The model could not answer this request. */
	MODEL_FAILED(HttpStatus.BAD_GATEWAY, "The model failed"),

	/** The system has no capacity right now. */
	NO_CAPACITY(HttpStatus.SERVICE_UNAVAILABLE, "No capacity right now"),

	/** The system failed. */
	INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error");

	private final HttpStatus status;

	private final String title;

	ErrorCode(HttpStatus status, String title) {
		this.status = status;
		this.title = title;
	}

	/**
	 * The code of a name that another service or a parser used.
	 * @param text the code in snake_case
	 * @return the code, {@link #INVALID_REQUEST} for one that is not in the catalogue
	 */
	public static ErrorCode of(String text) {
		for (ErrorCode code : values()) {
			if (code.text().equals(text)) {
				return code;
			}
		}
		return INVALID_REQUEST;
	}

	public HttpStatus status() {
		return this.status;
	}

	public String title() {
		return this.title;
	}

	/**
	 * The code as clients see it.
	 * @return the name in snake_case
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
