//! The reading door, held against small workbooks made by hand, by other programs and by ill will.
mod build;
mod cells;
mod hostile;
mod parts;
mod second_opinion;
