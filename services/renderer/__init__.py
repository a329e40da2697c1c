"""Lays the guide out as a PDF and stores it.

Consumes `insights.ready`. Produces `pdf.stored`.
Stores the PDF under `interview_preps/{user_id}/{prep_id}/{sha256}.pdf`.
"""
