console.log('peil');
