package dev.crossover.router.web;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Ends requests whose client stopped sending. Mostly nobody is there any more to read an
 * answer; who was only too slow learns that.
 */
@RestControllerAdvice
class BrokenUploads {

	private static final Logger log = LoggerFactory.getLogger(BrokenUploads.class);

	@ExceptionHandler
	void broken(UploadBrokenException ex, HttpServletResponse response) {
		log.info("{}", ex.getMessage());
		response.setStatus(HttpStatus.REQUEST_TIMEOUT.value());
		response.setHeader("Connection", "close");
	}

}
