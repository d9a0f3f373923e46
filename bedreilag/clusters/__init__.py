"""Problems sorted into «tema»."""
